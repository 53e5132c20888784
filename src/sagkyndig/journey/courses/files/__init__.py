"""A course as a folder of TOML and Markdown, read with every fault at its file and line, and written without loss."""

from sagkyndig.journey.courses.files.reading import Reading, check_folder, read_course
from sagkyndig.journey.courses.files.writing import course_files, write_course
from sagkyndig.journey.courses.rules.hashing import course_hash

__all__ = ["Reading", "check_folder", "course_files", "course_hash", "read_course", "write_course"]
