import PiriformisSyndrome
import DDXTesting
import Testing

@Suite struct `The source piriformis` {
  @Test func `keeps what every module must`() throws {
    try checkPainSource(PiriformisSyndrome.self)
  }
}
