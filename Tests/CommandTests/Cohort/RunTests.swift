import DDXCore
import Foundation
import Testing

@testable import DDXCommands

@Suite struct `A list of paths` {
  @Test func `gives back each path, whatever it shares with the one before`() {
    let long = String(repeating: "folder/", count: 60)
    var generator = SeededGenerator(seed: 7)
    let paths =
      ["", "a", "ab", "b", "é/1.xml", "é/2.xml", long + "1", long + "2", long]
      + (0..<500).map { "registry/\($0 / 100)/p\(generator.below(1_000_000)).xml" }
    var list = PathList()
    for path in paths { list.append(path) }
    #expect(Array(list) == paths)
    #expect(list[3] == "b" && list.count == paths.count)
  }
}

@Suite struct `The ids of a run` {
  @Test func `are distinguished, and each is known by its first place`() {
    var ids = ProfileIDs()
    for number in 0..<5_000 {
      #expect(ids.earlier("p\(number)", at: .init(path: number, line: number * 7)) == nil)
    }
    for number in 0..<5_000 {
      let earlier = ids.earlier("p\(number)", at: .init(path: 9_999, line: 0))
      #expect(earlier == .init(path: number, line: number * 7))
    }
    #expect(ids.earlier("", at: .init(path: 1, line: 0)) == nil)
  }
}

@Suite struct `A journal` {
  private let key = RunKey([
    .init(name: "protocol", value: "a@1 12"), .init(name: "command", value: "rank: all"),
  ])

  private func entry(_ number: Int) -> Journal.Entry {
    .init(
      position: FeedPosition(paths: number, items: 2),
      tally: Tally(answered: number * 3, bad: 1, stops: 2), size: number * 100,
      ids: [.init(key: .max - UInt64(number), place: .init(path: number, line: 4))])
  }

  private var text: String {
    Journal.opening(key) + Journal.text(entry(1)) + Journal.text(entry(2))
  }

  @Test func `is read as it was written`() throws {
    let journal = try #require(Journal(text))
    #expect(journal.key == key)
    #expect(journal.entries == [entry(1), entry(2)])
  }

  @Test func `that was truncated keeps its complete entries`() throws {
    let bytes = Array(text.utf8)
    let first = Journal.opening(key).utf8.count
    let second = first + Journal.text(entry(1)).utf8.count
    for count in first..<bytes.count {
      let journal = try #require(Journal(String(decoding: bytes[..<count], as: UTF8.self)))
      #expect(journal.entries == (count < second ? [] : [entry(1)]))
    }
    #expect(Journal("") == nil && Journal("something else\n") == nil)
  }

  @Test func `names what differs in another run`() {
    let other = RunKey([key.parts[0], .init(name: "command", value: "plan")])
    let difference = other.difference(from: key)
    #expect(difference?.name == "command")
    #expect(difference?.then == "rank: all" && difference?.now == "plan")
    #expect(key.difference(from: key) == nil)
  }
}

@Suite struct `A file that a run left` {
  private let key = RunKey([.init(name: "protocol", value: "a@1 12")])
  private let position = FeedPosition(paths: 3, items: 1)
  private let tally = Tally(answered: 2, bad: 1, stops: 0)
  private let ids = [Journal.ID(key: 5, place: .init(path: 2, line: 0))]

  /// Calls with the path of a file in a folder of its own.
  private func withPath(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appending(path: "out").path())
  }

  /// Writes as far as a run that is killed behind what it marked.
  private func begin(_ path: String) throws {
    let file = try AnswerFile(path, key, goesOn: false)
    try file.append("first\n")
    try file.mark(position, tally, ids)
    try file.append(String(repeating: "second", count: 20_000))
  }

  @Test func `continues after the last recorded answer`() throws {
    try withPath { path in
      try begin(path)
      let file = try AnswerFile(path, key, goesOn: true)
      let entry = try #require(file.resumed?.entries.last)
      #expect(entry.position == position && entry.tally == tally && entry.ids == ids)
      try file.append("second\n")
      try file.mark(FeedPosition(paths: 4), tally, [])
      try file.finish()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "first\nsecond\n")
      let folder = (path as NSString).deletingLastPathComponent
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out"])
    }
  }

  @Test func `that lost its end continues after the last complete answer`() throws {
    try withPath { path in
      try begin(path)
      try Data("fir".utf8).write(to: URL(filePath: path + ".partial"))
      let file = try AnswerFile(path, key, goesOn: true)
      #expect(file.resumed?.entries == [])
      try file.append("first\n")
      try file.finish()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "first\n")
    }
  }

  @Test func `is left alone by another run, and without --resume`() throws {
    try withPath { path in
      try begin(path)
      let before = try Data(contentsOf: URL(filePath: path + ".journal"))
      #expect(throws: AnswerFile.Fault.self) { try AnswerFile(path, key, goesOn: false) }
      let other = RunKey([.init(name: "protocol", value: "a@2 34")])
      #expect(throws: AnswerFile.Fault.self) { try AnswerFile(path, other, goesOn: true) }
      #expect(try Data(contentsOf: URL(filePath: path + ".journal")) == before)
      let file = try AnswerFile(path, key, goesOn: true)
      #expect(throws: AnswerFile.Fault.self) { try AnswerFile(path, key, goesOn: true) }
      try file.finish()
    }
  }
}

@Suite struct `The progress of a run` {
  @Test func `counts files, or gives a percentage if they hold several profiles`() {
    #expect(Progress.words(4, files: 4, of: 5, share: 0.8) == "4 of 5 profiles")
    #expect(Progress.words(40, files: 0, of: 1, share: 0.256) == "40 profiles, 25 %")
  }

  @Test func `gives the rate and the time left, once known`() {
    #expect(Progress.speed(10, share: 0.1, rest: 0.9, in: .seconds(1)) == "")
    #expect(
      Progress.speed(1_000, share: 0.1, rest: 0.9, in: .seconds(10))
        == ", 100 a second, 1 min 30 s left")
    #expect(
      Progress.speed(15, share: 0.001, rest: 0.5, in: .seconds(10))
        == ", 1.5 a second, 1 h 23 min left")
  }
}
