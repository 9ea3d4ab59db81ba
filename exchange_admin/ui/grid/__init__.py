"""Tables that are typed into: one model over columns and rows, one view with the habits of a spreadsheet."""
