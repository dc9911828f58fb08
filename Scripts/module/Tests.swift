import @NAME@
import DDXTesting
import Testing

@Suite struct `The source @ID@` {
  @Test func `keeps what every module must`() throws {
    try checkPainSource(@NAME@.self)
  }
}
