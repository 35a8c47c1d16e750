// Types for development only: strings of the page's language are compiled in as modules.
declare module 'gen:text/*' {
  const text: string;
  export default text;
}
declare module 'gen:strings/*' {
  export type Text = string | Record<string, string>;
  const strings: Record<string, Text>;
  export default strings;
}
