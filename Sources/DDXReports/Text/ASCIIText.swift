/// A text in ASCII, for a terminal whose locale has nothing else.
public enum ASCIIText {
  /// The text with every other character written in ASCII; what has no such form becomes `?`.
  public static func of(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return text.reduce(into: "") { result, character in
      result += character.isASCII ? String(character) : forms[character] ?? "?"
    }
  }

  private static let forms: [Character: String] = {
    var forms: [Character: String] = [
      "→": "->", "×": "x", "│": "|", "█": "#", "·": ".", "═": "=", "─": "-", "├": "|", "└": "`",
      "…": "...", "±": "+/-", "°": " deg", "≥": ">=", "≤": "<=", "–": "-", "—": "-", "−": "-",
      "‘": "'", "’": "'", "“": "\"", "”": "\"", "«": "\"", "»": "\"", "µ": "u", "μ": "u",
      "λ": "lambda", "½": "1/2", "²": "2", "³": "3", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe",
      "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "\u{A0}": " ",
    ]
    let letters: [(plain: String, accented: String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćč"), ("d", "ď"), ("e", "èéêëēęě"), ("g", "ğ"), ("i", "ìíîïī"),
      ("n", "ñńň"), ("o", "òóôõöōő"), ("r", "ř"), ("s", "śşšș"), ("t", "ťț"), ("u", "ùúûüūůű"),
      ("y", "ýÿ"), ("z", "źżž"), ("A", "ÀÁÂÃÄÅ"), ("C", "ÇĆČ"), ("E", "ÈÉÊË"), ("I", "ÌÍÎÏİ"),
      ("N", "ÑŃ"), ("O", "ÒÓÔÕÖ"), ("S", "ŚŞŠ"), ("U", "ÙÚÛÜ"), ("Y", "Ý"), ("Z", "ŹŻŽ"),
    ]
    for (plain, accented) in letters {
      for letter in accented { forms[letter] = plain }
    }
    return forms
  }()
}
