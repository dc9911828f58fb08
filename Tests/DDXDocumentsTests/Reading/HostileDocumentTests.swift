import DDXCore
import DDXDocuments
import Testing

@Suite struct `A document that is not to be trusted` {
  private func refusal(_ text: String) throws -> [Diagnostic] {
    let reader = try Samples.reader()
    return Samples.faults { () throws(DocumentFaults) in
      try reader.profile(Samples.file(text))
    }
  }

  private func refusal(bytes: [UInt8]) throws -> [Diagnostic] {
    let reader = try Samples.reader()
    return Samples.faults { () throws(DocumentFaults) in
      try reader.profile(DocumentFile(name: "sample.xml", bytes: bytes))
    }
  }

  private let head = #"<profile xmlns="urn:ddx:profile:1" id="a">"#

  @Test func `is refused where it was cut off`() throws {
    #expect(try refusal(head + "\n  <patient age=\"58\"/>\n").places == ["3:1 error DDX0018"])
    #expect(try refusal(head + "\n  <patient ag").places == ["2:14 error DDX0018"])
    #expect(try refusal(head + "\n  <patient age=\"5").places == ["2:18 error DDX0018"])
  }

  @Test func `is refused where tags cross`() throws {
    let found = try refusal(head + "<patient age=\"58\"/>\n<findings>\n</finding>")
    #expect(found.places == ["3:11 error DDX0018"])
    #expect(found.text.contains("opened on line 2"))
  }

  @Test func `is refused with a document type`() throws {
    let found = try refusal("<?xml version=\"1.0\"?>\n  <!DOCTYPE profile>\n" + head + "</profile>")
    #expect(found.places == ["2:3 error DDX0017"])
  }

  @Test func `may mention a document type in a comment`() throws {
    let text = head + "<!--><!DOCTYPE a>--><patient age=\"58\"/></profile>"
    #expect(try refusal(text).isEmpty)
  }

  @Test func `is refused before an entity can grow`() throws {
    var text = "<!DOCTYPE profile [<!ENTITY a0 \"lol\">"
    for level in 1...30 {
      text += "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">"
    }
    let found = try refusal(text + "]>" + head + "&a30;</profile>")
    #expect(found.places == ["1:1 error DDX0017"])
  }

  @Test func `is refused before a file is read through an entity`() throws {
    let found = try refusal(
      "<!DOCTYPE profile [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + head
        + "<patient age=\"58\" sex=\"&x;\"/></profile>")
    #expect(found.places == ["1:1 error DDX0017"])
  }

  @Test func `is refused with an undefined entity`() throws {
    #expect(try refusal(head + "\n&secret;</profile>").places == ["2:9 error DDX0018"])
    #expect(try refusal(head + "\n& </profile>").text.contains("`&amp;`"))
  }

  @Test func `is refused where it is empty`() throws {
    #expect(try refusal("").places == ["0:0 error DDX0006"])
    #expect(try refusal("  \n ").places == ["2:2 error DDX0018"])
  }

  @Test func `is refused with bytes that are no UTF-8`() throws {
    for bad: [UInt8] in [
      [0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
    ] {
      let bytes = Array((head + "\n<!-- é").utf8) + bad + Array(" --></profile>".utf8)
      #expect(try refusal(bytes: bytes).places == ["2:7 error DDX0015"])
    }
  }

  @Test func `is refused with a zero byte`() throws {
    let bytes = Array((head + "\n").utf8) + [0] + Array("</profile>".utf8)
    #expect(try refusal(bytes: bytes).places == ["2:1 error DDX0016"])
  }

  @Test func `is refused in UTF-16, with and without its mark`() throws {
    let little = (head + "</profile>").utf16.flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
    }
    let big = (head + "</profile>").utf16.flatMap {
      [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)]
    }
    for bytes in [[0xFF, 0xFE] + little, little, [0xFE, 0xFF] + big, big] {
      let found = try refusal(bytes: bytes)
      #expect(found.places == ["0:0 error DDX0014"])
    }
  }

  @Test(arguments: ["ISO-8859-1", "UTF-16", "windows-1252"])
  func `is refused where it says that it is in another encoding`(name: String) throws {
    let found = try refusal("<?xml version='1.0' encoding='\(name)'?>" + head + "</profile>")
    #expect(found.places == ["0:0 error DDX0014"])
  }

  @Test(arguments: ["utf-8", "UTF-8"]) func `is accepted in UTF-8, with its mark`(
    name: String
  ) throws {
    let text = "\u{FEFF}<?xml version='1.0' encoding='\(name)'?>\n" + head
    let file = Samples.file(text + "<patient age=\"58\"/></profile>")
    #expect(try Samples.reader().profile(file).value.patient.age == 58)
  }

  @Test func `is refused with 100 MB of one attribute`() throws {
    var bytes = Array((head + "<patient age=\"").utf8)
    bytes += Array(repeating: 0x35, count: 100 << 20)
    #expect(try refusal(bytes: bytes).places == ["0:0 error DDX0005"])
    // Below the limit of a document it is the tag that is too long.
    let found = try refusal(bytes: Array(bytes.prefix(1 << 20)))
    #expect(found.places == ["1:43 error DDX0019"])
  }

  @Test func `is refused with 100,000 elements within one another`() throws {
    let open = String(repeating: "<a>", count: 100_000)
    let close = String(repeating: "</a>", count: 100_000)
    #expect(
      try refusal(head + "\n" + open + close + "</profile>").places == ["2:190 error DDX0021"])
  }

  @Test func `is refused with thousands of attributes`() throws {
    let many = (0..<1000).map { "a\($0)=''" }.joined(separator: " ")
    #expect(try refusal(head + "\n<patient \(many)/></profile>").places == ["2:1 error DDX0020"])
  }

  @Test func `is refused with too many elements`() throws {
    let many = String(repeating: "<a/>", count: 20_001)
    #expect(try refusal(head + many + "</profile>").places == ["1:80039 error DDX0022"])
  }

  @Test func `is refused with a text that never ends`() throws {
    let text = String(repeating: "&lt;<!-- -->", count: 20_000)
    #expect(try refusal(head + text + "</profile>").map(\.id) == ["DDX0023"])
    let lines = String(repeating: "\r\n", count: 20_000)
    #expect(try refusal(head + lines + "</profile>").map(\.id) == ["DDX0023"])
  }

  @Test func `is refused with a character that XML has not`() throws {
    #expect(try refusal(head + "\n\u{1}</profile>").map(\.id) == ["DDX0018"])
    #expect(try refusal(head + "\n&#2;</profile>").map(\.id) == ["DDX0018"])
  }

  @Test func `is refused with a second root`() throws {
    let found = try refusal(
      head + "<patient age=\"58\"/></profile>\n<profile/>")
    #expect(found.places == ["2:1 error DDX0018"])
  }

  @Test func `is refused where an attribute is given twice, or without quotes`() throws {
    #expect(try refusal("<profile a='1' a='2'/>").map(\.id) == ["DDX0018"])
    #expect(try refusal("<profile a=1/>").text.contains("no quotes"))
    #expect(try refusal("<profile a='<'/>").text.contains("&lt;"))
    #expect(try refusal("<x:profile/>").text.contains("no namespace"))
  }

  @Test func `is refused where markup is cut in every possible place`() throws {
    let whole = Array(
      (head + "<!-- c --><?p i?><patient age=\"58\" sex='male'/><findings>"
        + "<finding code=\"pain.midline\" state=\"absent\"/></findings></profile>").utf8)
    #expect(try refusal(bytes: whole).isEmpty)
    for count in 0..<whole.count {
      #expect(try !refusal(bytes: Array(whole.prefix(count))).isEmpty)
    }
  }

  @Test func `never crashes the reader, whatever byte is changed`() throws {
    let whole = Array(
      (head + "<patient age=\"58\"/><findings><finding code=\"pain.midline\" "
        + "state=\"absent\"/></findings></profile>").utf8)
    for index in whole.indices {
      for byte: UInt8 in [0, 0x20, 0x22, 0x26, 0x3C, 0x3E, 0x5D, 0x80, 0xC3, 0xFF] {
        var bytes = whole
        bytes[index] = byte
        for diagnostic in try refusal(bytes: bytes) {
          #expect((diagnostic.column ?? 1) <= whole.count + 1)
        }
      }
    }
  }
}
