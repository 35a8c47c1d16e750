package specimen

import "strings"

var (
	levels   = strings.Fields("junior mid senior")
	openers  = []string{"How does a", "Why would a", "When should a", "What lets a", "Where may a"}
	small    = strings.Fields("the a of and to in is it that for on with as are this be by or an from which when can one has not more if than into its only then also each")
	subjects = strings.Split("generators,decorators,scope,memory,threads,asyncio,typing,sorting,hashing,testing,sql joins,indexes,caching,queues,http,json,regex,files,logging,packaging", ",")
	nouns    = strings.Fields(`value list reader object class queue thread lock index table frame module name scope stack heap cycle buffer token
		cache key record page cursor loop closure cell slot field type shape chunk batch signal socket handle worker task future event timer
		schema query join plan bucket tree node edge graph path route header cookie session request response retry budget window stream
		sample metric trace span alert limit quota shard replica leader log segment offset snapshot checkpoint digest secret policy role`)
	verbs = strings.Fields(`holds reads writes keeps drops binds copies shares locks waits yields returns raises catches builds parses walks
		counts sorts merges splits caches retries closes opens scans joins groups filters maps folds sends receives blocks wakes commits rolls`)
	adjectives = strings.Fields(`small large lazy eager shared local global frozen mutable ordered hashed nested flat early late cheap slow fast
		safe unsafe pure stable weak strong empty full open closed sparse dense atomic partial recursive concurrent idle busy stale fresh`)
	functions = strings.Fields("load_rows parse_line merge_counts next_window build_index open_session drain_queue retry_call hash_key read_chunk")
	names     = strings.Fields(`load_rows parse_line merge_counts hash_key
		collections.deque functools.partial asyncio.gather itertools.chain os.environ sys.path json.loads re.compile __init__ __slots__ self.cache`)
)
