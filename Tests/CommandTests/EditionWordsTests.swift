import Foundation
import Testing

@Suite struct `What differs between the shipped editions` {
  private struct Difference: Decodable {
    let key: String
    let words: String
    let inert: Bool
  }
  private struct Document: Decodable { let differences: [Difference] }

  @Test(arguments: [
    ("asra-consensus@2020", "asipp@2020"), ("ddx@2026.1", "ddx@2026.2"),
    ("ddx@2026.1", "article@2024"), ("ddx@2026.1", "nhs-humber@undated"),
    ("bcbs-nd@undated", "asipp@2020-r2"),
  ])
  func `is described in words`(left: String, right: String) throws {
    let names = try Shell.run("ddx protocols").stdout
    try #require(names.contains(left) && names.contains(right), "\(names)")
    let result = try Shell.run("ddx diff \(left) \(right) --format json")
    let document = try JSONDecoder().decode(Document.self, from: Data(result.stdout.utf8))
    #expect(!document.differences.isEmpty)
    for difference in document.differences where !difference.inert {
      #expect(difference.words != difference.key, "\(difference.key)")
    }
  }
}
