"""Pages of a report that somebody reads, prints and signs: titles, tables with their sums above, charts, signatures."""
