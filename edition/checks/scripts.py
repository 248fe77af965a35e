"""Scripts by what they do, as ranges for expressions. Pure."""

#: Letters and marks of scripts that put no spaces between words.
UNSPACED = (
    "\u0e00-\u109f\u1780-\u17ff\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
HANGUL = "\u1100-\u11ff\uac00-\ud7a3"
