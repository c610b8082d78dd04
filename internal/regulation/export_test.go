package regulation

// Shipped gives the text of the catalogue that comes with the program.
func Shipped() string { return string(builtIn) }
