internal import DDXCore

/// What was perhaps meant by a name, as the end of a sentence, or nothing.
func near(_ name: String, among names: [String]) -> String {
  let near = NearNames.near(name, among: names.sorted())
  return near.isEmpty ? "" : "; perhaps " + near.map { "`\($0)`" }.joined(separator: ", ")
}
