"""Pages of `people`: the way in by a personal link, and the administrator's list of persons."""
