"""One tree of headings, paragraphs, figures and tables, which becomes a web page, a PDF and a Word document."""
