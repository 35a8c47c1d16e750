package theme

import "reflect"

// member gives the type of a field.
func member(t reflect.Type, name string) (reflect.Type, bool) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Struct:
		f, ok := t.FieldByName(name)
		return f.Type, ok && f.IsExported()
	case reflect.Map:
		return t.Elem(), true
	}
	return nil, t.Kind() == reflect.Interface
}

// members lists the fields that templates may name, in order.
func members(t reflect.Type) []string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return []string{"no fields"}
	}
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() && !f.Anonymous {
			names = append(names, f.Name)
		}
	}
	return names
}

// typeName gives the name that the documentation of the data has for a type.
func typeName(t reflect.Type) string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Name() != "" && t.PkgPath() != "" {
		return t.Name()
	}
	return "a " + t.String()
}

// depth bounds how deep sample data nests in itself.
const depth = 4

// sample makes a value of a type with everything in it filled in.
func sample(t reflect.Type, level int) reflect.Value {
	v := reflect.New(t).Elem()
	if level > depth {
		return v
	}
	switch t.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(sample(t.Elem(), level+1))
	case reflect.Struct:

		for i := range t.NumField() {
			if t.Field(i).IsExported() {
				v.Field(i).Set(sample(t.Field(i).Type, level+1))
			}
		}
	case reflect.Slice:
		v.Set(reflect.Append(v, sample(t.Elem(), level+1)))
	case reflect.String:
		v.SetString("2")
		if t == reflect.TypeFor[Attributes]() {
			v.SetString(`data-sample="2"`)
		}
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(2)
	}
	return v
}
