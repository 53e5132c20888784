"""Questionnaires and answers as files, read into plain dataclasses."""
