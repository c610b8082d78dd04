// Package schema is the one table of fields. A kind of file is a tagged Go struct; its tags and types drive the
// strict decoding, the messages, the texts a translator may replace, and the keys of list items.
//
// Its main types are Report, which gathers an author's slips in one file, and the values that occur in every kind:
// Text, Ref, Date, Instant, URL, Stated (a value, or not-stated) and OrNone (a value, or none).
//
//	type Ask struct {
//		At     source.Pos                      // filled with the place of the item
//		ID     string        `field:"id"`
//		Action markdown.Prose `field:"action,required"`
//		Due    schema.Date   `field:"due"`
//		Status vocabulary.AskStatus `field:"status"`
//	}
//	func (a Ask) Key() string { return a.ID }
//
//	var ask Ask
//	schema.Decode(node, &ask, report)
//
// Tag options: required; min=1,max=5 for an int; called=addressee for a name that makes no noun. A field of type source.Pos without a tag takes the item's place.
// Unknown fields, wrong types and two items of one key are errors with the nearest right word.
package schema
