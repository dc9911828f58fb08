#if Serve

import DDXCore
import Testing

@testable import DDXServe

/// How what was sent is read.
@Suite struct `Forms` {
  private static let plain = "application/x-www-form-urlencoded"

  private static func multipart(_ text: String) -> Form? {
    Form(
      Array(text.replacing("\n", with: "\r\n").utf8), type: "multipart/form-data; boundary=b")
  }

  @Test func `names and values are read as browsers write them`() throws {
    let form = try #require(
      Form(Array("a=1&b=x+y%2Bz&a=2&c&d=&e=%C3%A9".utf8), type: Self.plain + "; charset=utf-8"))
    #expect(form["a"] == "2")
    #expect(form.all("a") == ["1", "2"])
    #expect(form["b"] == "x y+z")
    #expect(form["c"] == nil)
    #expect(form["d"] == nil)
    #expect(form["e"] == "é")
    #expect(form["f"] == nil)
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "%80=1", "a=%+1", "a=%-0"])
  func `what is no form is refused`(text: String) {
    #expect(Form(Array(text.utf8), type: Self.plain) == nil)
  }

  @Test func `other kinds of content are refused`() {
    for type in ["text/plain", "application/json", "", "multipart/form-data"] {
      #expect(Form(Array("a=1".utf8), type: type) == nil, "\(type)")
    }
  }

  @Test func `a file is read byte for byte`() throws {
    let form = try #require(
      Self.multipart(
        """
        --b
        Content-Disposition: form-data; name="token"

        abc
        --b
        Content-Disposition: form-data; name="file"; filename="p.xml"
        Content-Type: text/xml

        <a>
        --c
        </a>
        --b--

        """))
    #expect(form["token"] == "abc")
    #expect(form.file == Array("<a>\r\n--c\r\n</a>".utf8))
  }

  @Test(arguments: [
    "", "--b", "--b--", "--b\n", "--b\n\n", "--b\nContent-Disposition: form-data\n\nx\n--b--",
    "--b\nContent-Disposition: form-data; name=\"a\"\n\nx", "x\n--b--", "--b\n\nx\n--b--",
  ])
  func `a form that is cut short or has no names gives no file`(text: String) {
    #expect(Self.multipart(text)?.file == nil)
  }

  @Test func `bytes made up at random end in a form or in none`() {
    var generator = SeededGenerator(seed: 1)
    let words = ["--b", "\r\n", "=", "&", "%", "name=\"a\"", "filename=", ";", "--", "é", "\0"]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        words.randomElement(using: &generator) ?? ""
      }.joined()
      _ = Form(Array(text.utf8), type: Self.plain)
      _ = Form(Array(text.utf8), type: "multipart/form-data; boundary=b")
    }
  }

  @Test func `a secret is compared whole`() {
    let token = Token()
    #expect(token.text.count == 32)
    #expect(token.matches(token.text))
    #expect(!token.matches(""))
    #expect(!token.matches(token.text + "0"))
    #expect(!token.matches(Token().text))
  }
}

#endif
