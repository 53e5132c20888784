"""The selection's files: municipalities, appeals and initiatives come in; ranking and decision memo go out."""
