import DDXCore
import Testing

@Suite struct `Levels` {
  @Test func `of a sixth lumbar vertebra are read as those counted from the sacrum`() {
    #expect(Level.l6S1.isSame(as: .l5S1) && Level.l5S1.isSame(as: .l6S1))
    #expect(Level.l5L6.isSame(as: .l4L5) && !Level.l5L6.isSame(as: .l6S1))
    #expect(Level.l6.isSame(as: .l5) && Level.l6.isSame(as: .s1) && !Level.l6.isSame(as: .l4))
    #expect(Level.l6.reaches(.l6S1) && Level.l6.reaches(.l5L6) && !Level.l6.reaches(.l3L4))
    #expect(Level.allCases.filter(\.isOfSixLumbar) == [.l5L6, .l6S1, .l6])
  }

  @Test(arguments: Level.allCases.filter { !$0.isOfSixLumbar })
  func `of five lumbar vertebrae are the same as themselves alone`(level: Level) {
    let same = Level.allCases.filter { !$0.isOfSixLumbar && $0.isSame(as: level) }
    #expect(same == [level] && level.reaches(level))
  }

  @Test func `reach both ways`() {
    for one in Level.allCases {
      for other in Level.allCases { #expect(one.reaches(other) == other.reaches(one)) }
    }
    #expect(Level.l5.reaches(.l4L5) && Level.l5.reaches(.l5S1) && !Level.l5.reaches(.s1))
    #expect(Level.t12.reaches(.t12L1) && !Level.l4L5.reaches(.l5S1))
  }

  @Test func `of vertebrae are allowed only where a vertebra is required`() {
    #expect(Level.t11.fits(.vertebra) && !Level.t11.fits(.root) && !Level.t11.fits(.joint))
    #expect(Level.l4.fits(.vertebra) && Level.l4.fits(.root) && !Level.l4.fits(.joint))
    #expect(Level.l4L5.fits(.vertebra) && Level.l4L5.fits(.joint) && !Level.l4L5.fits(.root))
  }

  @Test func `recorded at L6-S1 concern the site at L5-S1`() {
    let site = Site(side: .left, level: .l5S1)
    #expect(site.isConcerned(side: .left, level: .l6S1))
    #expect(!site.isConcerned(side: .left, level: .l5L6))
  }
}
