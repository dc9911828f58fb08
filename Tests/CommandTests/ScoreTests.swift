import Foundation
import Testing

/// `ddx score` on the sample patients; the stories say what they are written for.
@Suite struct `ddx score` {
  private let command = "ddx score Profiles/patients --truth Tests/Golden/score/truth.tsv"

  @Test func `gives each patient a row, and its table counts them`() throws {
    let rows = try Shell.run("\(command) --format csv").stdout.split(separator: "\r\n")
    #expect(rows.count == 17)
    let first = rows.dropFirst().count { $0.split(separator: ",")[3] == "1" }
    let text = try Shell.run(command).stdout
    #expect(text.contains("16 patients with a proven source"))
    #expect(text.contains("\(first) of 16"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `calibrates every source of every patient`() throws {
    let json = try Shell.run("\(command) --format json").stdout
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let ways = try #require(object["ways"] as? [[String: Any]])
    let scores = ways.compactMap { $0["probabilities"] as? [String: Any] }
    #expect(ways.count > 4 && scores.count == 2)
    for score in scores {
      let deciles = try #require(score["deciles"] as? [[String: Any]])
      let observed = deciles.compactMap { $0["observed"] as? [String: Any] }
      #expect(observed.compactMap { $0["total"] as? Int }.reduce(0, +) == 16 * 6)
      #expect(observed.compactMap { $0["count"] as? Int }.reduce(0, +) == 17)
    }
    let briers = scores.compactMap { ($0["brier"] as? [String: Any])?["value"] as? Double }
    #expect(briers.count == 2 && briers.allSatisfy { (0...1).contains($0) })
  }

  @Test func `reports profiles without a label and labels without a profile`() throws {
    let result = try Shell.run(command)
    #expect(result.exit == 0 && result.stderr.contains("left out: 21"))
    let none = try Shell.run(
      "printf 'id,source\\nnobody,other\\n' > $TMPDIR/ddx-none.csv; "
        + "ddx score Profiles/patients/clear-facet.xml --truth $TMPDIR/ddx-none.csv",
      environment: ["TMPDIR": FileManager.default.temporaryDirectory.path()])
    #expect(none.exit == 2 && none.stderr.contains("no profile has a row"))
    #expect(try Shell.run("ddx score Profiles/patients --truth no-such.csv").exit == 2)
  }

  @Test(arguments: ["score Profiles/patients --truth", "fit --source hip-joint"])
  func `refuses a level of a source that has none, as does fit`(command: String) throws {
    let result = try Shell.run(
      """
      file=$(mktemp); trap 'rm $file' EXIT
      printf 'id,source,site\\nclear-facet,hip-joint,L4-5\\nother,nerve-root,right L5\\n' > $file
      ddx \(command) $file
      """)
    #expect(result.exit == 2 && result.stdout.isEmpty)
    #expect(result.stderr.contains(":2: error: the source has no levels"), "\(result.stderr)")
    #expect(result.stderr.split(separator: "\n").count == 1)
  }
}
