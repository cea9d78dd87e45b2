"""Cut text into words, sentences, paragraphs and quotations, with offsets."""
