package bibtex

// accents are the accent commands and the combining character that each puts on the letter behind it.
var accents = map[string]rune{
	"`": 0x300, "'": 0x301, "^": 0x302, "~": 0x303, "=": 0x304, "u": 0x306, ".": 0x307, `"`: 0x308, "r": 0x30A, "H": 0x30B, "v": 0x30C,
	"d": 0x323, "c": 0x327, "k": 0x328, "b": 0x331,
}

// spacing are the characters that accents without a letter stand for: \~{} is how a tilde is written.
var spacing = map[string]string{"`": "`", "'": "´", "^": "^", "~": "~", "=": "¯", `"`: "¨", ".": "˙"}

// accentOf is the reverse of accents.
var accentOf = func() map[rune]string {
	m := map[rune]string{}
	for cmd, r := range accents {
		m[r] = cmd
	}
	return m
}()

// letters are commands that stand for a character in text.
var letters = map[string]string{
	"ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ",
	"dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
	"textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "lq": "‘", "rq": "’",
	"guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„", "grqq": "“",
	"textquotesingle": "'", "textquotedbl": `"`, "textasciigrave": "`", "textasciiacute": "´", "textasciitilde": "~", "textasciicircum": "^", "textasciidieresis": "¨",
	"textbackslash": `\`, "textbraceleft": "{", "textbraceright": "}", "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_", "textdollar": "$",
	"textexclamdown": "¡", "textquestiondown": "¿", "textsection": "§", "S": "§", "textparagraph": "¶", "P": "¶", "dag": "†", "textdagger": "†", "ddag": "‡", "textdaggerdbl": "‡",
	"textbullet": "•", "textperiodcentered": "·", "textcopyright": "©", "copyright": "©", "textregistered": "®", "texttrademark": "™", "texteuro": "€", "euro": "€",
	"pounds": "£", "textsterling": "£", "textyen": "¥", "textcent": "¢", "textdegree": "°", "degree": "°", "textordfeminine": "ª", "textordmasculine": "º",
	"textmu": "µ", "textmultiply": "×", "texttimes": "×", "textdiv": "÷", "textpm": "±", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
	"ldots": "…", "dots": "…", "textellipsis": "…", "textnumero": "№", "textasteriskcentered": "∗", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX",
	"textalpha": "α", "textbeta": "β", "textgamma": "γ", "textdelta": "δ", "textepsilon": "ε", "textzeta": "ζ", "texteta": "η", "texttheta": "θ", "textkappa": "κ",
	"textlambda": "λ", "textnu": "ν", "textxi": "ξ", "textpi": "π", "textrho": "ρ", "textsigma": "σ", "texttau": "τ", "textphi": "φ", "textchi": "χ", "textpsi": "ψ", "textomega": "ω",
	"textGamma": "Γ", "textDelta": "Δ", "textOmega": "Ω", "space": " ", "quad": " ", "qquad": " ", "enspace": " ", "thinspace": " ", "newline": " ", "par": " ", "slash": "/", "newblock": " ",
	"textrightarrow": "→", "textleftarrow": "←", "textohm": "Ω", "nobreakspace": " ",
}

// maths are the commands that, alone in a formula, are but a character: $\alpha$ is α. All other formulas are kept as written.
var maths = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ",
	"mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
	"times": "×", "pm": "±", "div": "÷", "cdot": "⋅", "sim": "∼", "approx": "≈", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "ll": "≪", "gg": "≫", "infty": "∞",
	"rightarrow": "→", "to": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "circ": "∘", "degree": "°", "prime": "′", "partial": "∂", "nabla": "∇",
	"in": "∈", "cup": "∪", "cap": "∩", "subset": "⊂", "forall": "∀", "exists": "∃", "ell": "ℓ", "hbar": "ℏ", "dagger": "†", "bullet": "∙", "ldots": "…", "dots": "…",
}

// unwrapped are commands whose argument is text like the text around it.
var unwrapped = map[string]bool{"emph": true, "textit": true, "textbf": true, "textsc": true, "texttt": true, "textrm": true, "textsf": true, "textsl": true, "textup": true,
	"textmd": true, "textnormal": true, "mbox": true, "hbox": true, "text": true, "underline": true, "uline": true, "mkbibemph": true, "mkbibitalic": true, "mkbibbold": true,
	"NoCaseChange": true, "uppercase": true, "lowercase": true, "MakeUppercase": true, "MakeLowercase": true, "textlatin": true, "textcite": true, "nolinkurl": true, "nocase": true}

// switches change how what follows looks, and are left out.
var switches = map[string]bool{"em": true, "it": true, "bf": true, "sc": true, "tt": true, "rm": true, "sf": true, "sl": true, "itshape": true, "bfseries": true, "scshape": true,
	"ttfamily": true, "sffamily": true, "rmfamily": true, "upshape": true, "slshape": true, "mdseries": true, "normalfont": true, "relax": true, "protect": true, "small": true,
	"footnotesize": true, "scriptsize": true, "tiny": true, "large": true, "normalsize": true, "noindent": true, "allowbreak": true, "sloppy": true}

// dropped are commands whose argument is not shown: it orders the list.
var dropped = map[string]bool{"noopsort": true, "noop": true, "sortnoop": true, "selectlanguage": true}

var superscripts = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '=': '⁼', '(': '⁽', ')': '⁾', 'n': 'ⁿ', 'i': 'ⁱ'}

var subscripts = map[rune]rune{'0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉', '+': '₊', '-': '₋', '=': '₌', '(': '₍', ')': '₎'}
