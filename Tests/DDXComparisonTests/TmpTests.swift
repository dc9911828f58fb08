import DDXCore
import DDXRanking
import Testing

@testable import DDXComparison

@Suite struct TmpReads {
  @Test func tmp() throws {
    let space = try TestSpace(left: try House.rules(), changes: Edits.all)
    let left = try House.ranker(space.left)
    var profiles = try RandomProfiles(seed: 11)
    var count: [String: Int] = [:]
    for index in 0..<80 {
      let profile = try profiles.next("\(index)")
      let (_, inactive) = space.edits.split(by: PosttestReads(left: space.left, right: space.right, profile: profile).reads)
      let base = try left.posttests(of: profile)
      if try left.posttests(of: profile) != base { count["SELF", default: 0] += 1 }
      for e in inactive {
        let r = try #require(try left.under(space.rules(applying: [e])))
        let p = try r.posttests(of: profile)
        if p != base {
          let d = zip(p, base).map { abs($0.posttest.value - $1.posttest.value) }.max() ?? 0
          count[space.changes[e].key.description + (d < 1e-12 ? " tiny" : " BIG"), default: 0] += 1
        }
      }
    }
    print("TMPCOUNT", count)
  }
}
