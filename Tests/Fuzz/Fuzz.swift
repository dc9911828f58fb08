#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Feeds one kind of input, named by `DDX_FUZZ`, with what libFuzzer makes up.
@main enum Fuzz {
  nonisolated(unsafe) private static var input = FuzzedInput.profile
  nonisolated(unsafe) private static var shop: FuzzShop?

  static func main() throws {
    guard let name = getenv("DDX_FUZZ"), let kind = FuzzedInput(rawValue: String(cString: name))
    else {
      print(FuzzedInput.allCases.map(\.rawValue).joined(separator: " "))
      exit(64)
    }
    input = kind
    shop = try FuzzShop()
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &arguments) { start, size in
        guard let shop = Fuzz.shop else { return -1 }
        let begin = clock()
        Fuzz.input.read(Array(UnsafeBufferPointer(start: start, count: size)), in: shop)
        precondition(clock() - begin <= CLOCKS_PER_SEC, "more than a second of processor time")
        return 0
      })
  }
}

/// The loop of libFuzzer: it makes up inputs and keeps those that reach something new.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
