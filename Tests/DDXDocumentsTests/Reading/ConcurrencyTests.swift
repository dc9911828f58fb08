import DDXCore
import DDXDocuments
import Testing

@Suite struct `Many documents at once` {
  /// The error handlers of libxml2 belong to a thread: a fault must stay with its own document.
  @Test func `are each read with their own faults`() async throws {
    let reader = try Samples.reader()
    let results = await withTaskGroup(of: (Int, [String]).self) { group in
      for index in 0..<400 {
        group.addTask {
          let lines = String(repeating: "\n", count: index)
          let finding =
            index.isMultiple(of: 3)
            ? #"<finding code="pain.midline" state="perhaps"/>"#
            : #"<finding code="pain.midline" state="absent"/>"#
          let end = index.isMultiple(of: 5) ? "<broken" : ""
          let file = Samples.profile(findings: lines + finding, rest: end)
          let found = Samples.faults { () throws(DocumentFaults) in try reader.profile(file) }
          return (index, found.places)
        }
      }
      var results: [Int: [String]] = [:]
      for await (index, places) in group { results[index] = places }
      return results
    }
    for index in 0..<400 {
      let places = try #require(results[index])
      if index.isMultiple(of: 5) {
        #expect(places.last == "\(index + 7):8 error DDX0018", "\(places)")
      } else if index.isMultiple(of: 3) {
        #expect(places == ["\(index + 5):\(index == 0 ? 34 : 30) error DDX0010"])
      } else {
        #expect(places.isEmpty)
      }
    }
  }
}
