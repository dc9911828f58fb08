import DDXCore
import Testing

@Suite struct `A text of JSON` {
  private func value(_ text: String) throws -> JSONValue {
    try JSONParser.value(of: Array(text.utf8))
  }

  @Test func `is read as it is written`() throws {
    let written = #" { "a" : [ 1 , -0.5e+2, true,false, null ], "b":{"c":"x"}, "d":[], "e":{} } "#
    let object = JSONObject(members: [
      .init(
        key: "a", value: .array([.number(1), .number(-50), .truth(true), .truth(false), .null])),
      .init(key: "b", value: .object(JSONObject(members: [.init(key: "c", value: .text("x"))]))),
      .init(key: "d", value: .array([])), .init(key: "e", value: .object(JSONObject())),
    ])
    #expect(try value(written) == .object(object))
  }

  @Test(arguments: [
    (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{C}\n\r\tz"), (#""é\u00e9€""#, "éé€"),
    (#""\ud83e\uddb4""#, "🦴"), (#""""#, ""),
  ])
  func `has texts with escapes`(written: String, text: String) throws {
    #expect(try value(written) == .text(text))
  }

  @Test(arguments: ["0", "-0", "0.1", "1e-7", "123456789012", "0.30000000000000004"])
  func `has numbers that are read to the last bit`(written: String) throws {
    #expect(try value(written) == .number(try #require(Double(written))))
  }

  @Test(arguments: [
    ("", 1, JSONProblem.empty), ("  ", 3, .empty), ("{", 2, .ends), (#"{"a":"#, 6, .ends),
    (#"{"a" 1}"#, 6, .noColon), (#"{"a":1 "b":2}"#, 8, .noComma), ("{a:1}", 2, .noKey),
    ("[1,]", 4, .noValue), ("[1", 3, .ends), ("01", 2, .moreThanOneValue), ("1.", 3, .ends),
    ("-x", 2, .noDigit), ("1e999", 1, .hugeNumber), ("NaN", 1, .noValue), ("tru", 1, .noValue),
    (#"{"a":1,"a":2}"#, 8, .keyTwice("a")), ("\"a\tb\"", 3, .controlCharacter),
    (#""\x""#, 3, .unknownEscape), (#""\ud800""#, 4, .unknownEscape), (#""\u00"#, 6, .ends),
    (#""abc"#, 5, .ends), ("1 2", 3, .moreThanOneValue),
    (String(repeating: "[", count: 40), 33, .tooDeep),
  ])
  func `is refused where it stops being JSON`(
    written: String, column: Int, problem: JSONProblem
  ) throws {
    #expect(throws: JSONParser.Fault(column: column, problem: problem)) { try value(written) }
  }

  @Test func `is refused where it is no UTF-8 or has too many keys`() throws {
    #expect(throws: JSONParser.Fault(column: 2, problem: .notUTF8)) {
      try JSONParser.value(of: [0x22, 0xFF, 0x22])
    }
    let keys = (0...100).map { "\"k\($0)\":0" }.joined(separator: ",")
    let fault = #expect(throws: JSONParser.Fault.self) { try value("{\(keys)}") }
    #expect(fault?.problem == .tooManyKeys)
  }

  @Test func `never ends the reader, whatever was broken in it`() throws {
    let sound = Array(#"{"a":[1,-2.5e3,"x\u00e9\n"],"b":{"c":null,"d":true}}"#.utf8)
    var refused = 0
    for index in sound.indices {
      for byte: UInt8 in [0, 0x22, 0x2C, 0x5C, 0x7B, 0x5D, 0x39, 0xC3] {
        var broken = sound
        broken[index] = byte
        if (try? JSONParser.value(of: broken)) == nil { refused += 1 }
      }
      #expect(throws: JSONParser.Fault.self) { try JSONParser.value(of: Array(sound[..<index])) }
    }
    #expect(refused > sound.count * 4)
  }
}
