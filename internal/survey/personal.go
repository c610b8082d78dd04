package survey

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// personalWords stand in the heading of a column that may tell who somebody is, or where they are to be found, in the
// languages of the shipped interface.
var personalWords = []string{
	"name", "names", "surname", "forename", "firstname", "lastname", "fullname", "phone", "telephone", "mobile", "whatsapp", "email", "mail",
	"address", "street", "postcode", "passport", "birthdate", "birthday", "latitude", "longitude", "lat", "lon", "lng", "gps", "coordinates",
	"nombre", "nombres", "apellido", "apellidos", "teléfono", "telefono", "móvil", "movil", "correo", "dirección", "direccion", "pasaporte", "latitud", "longitud", "coordenadas",
	"اسم", "الاسم", "هاتف", "الهاتف", "بريد", "البريد", "عنوان", "العنوان", "إحداثيات",
}

// personalEntry is an address for letters, a telephone number with its country, or a pair of coordinates.
var personalEntry = regexp.MustCompile(`^(\S+@\S+\.\S+|\+\d[\d ()./-]{6,}\d|-?\d{1,3}\.\d{3,}\s*[,;]\s*-?\d{1,3}\.\d{3,})$`)

// looksPersonal says whether a heading names what may point at a person.
func looksPersonal(heading string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }), func(word string) bool {
		return slices.Contains(personalWords, word)
	})
}
