#if Serve

import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A connection without a library: what is sent is what a test says, byte for byte.
enum Wire {
  /// What came back.
  struct Answer: Sendable {
    let status: Int
    /// Names in lower case; of several the last.
    let headers: [String: String]
    let body: String
  }

  /// Sends bytes, waits between the pieces, and reads until the answer is whole or the other side
  /// ends; nil where it ends without an answer.
  ///
  /// It waits on a thread of its own: the server needs those of the tests.
  static func send(
    _ pieces: [String], to port: Int, pause: TimeInterval = 0
  ) async -> Answer? {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: answer(to: pieces.map { Array($0.utf8) }, port, pause))
      }
    }
  }

  /// Sends bytes as they are.
  static func send(bytes: [UInt8], to port: Int) async -> Answer? {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: answer(to: [bytes], port, 0)) }
    }
  }

  /// Whether the other side ends within a minute, while one piece comes after the other.
  ///
  /// - Parameters:
  ///   - first: What is sent at once.
  ///   - piece: What is sent every tenth of a second after that.
  ///   - port: Where to.
  /// - Returns: Whether it ends.
  static func ends(after first: String, thenSlowly piece: String, to port: Int) async -> Bool {
    await onThread {
      guard let descriptor = connection(to: port) else { return false }
      defer { close(descriptor) }
      _ = systemSend(descriptor, Array(first.utf8))
      var buffer = [UInt8](repeating: 0, count: 65_536)
      for _ in 0..<600 {
        Thread.sleep(forTimeInterval: 0.1)
        let count = recv(descriptor, &buffer, buffer.count, doNotWait)
        if count == 0 || (count < 0 && errno != EAGAIN) { return true }
        if systemSend(descriptor, Array(piece.utf8)) < 0 { return true }
      }
      return false
    }
  }

  /// Whether the other side ends within a minute, while it is asked again and again and nothing
  /// that it answers is read.
  static func endsUnread(_ request: String, to port: Int) async -> Bool {
    await onThread {
      guard let descriptor = connection(to: port) else { return false }
      defer { close(descriptor) }
      let requests = Array(String(repeating: request, count: 100).utf8)
      var rest = requests
      let start = ContinuousClock.now
      while ContinuousClock.now - start < .seconds(60) {
        let count = systemSend(descriptor, rest, doNotWait)
        if count >= 0 {
          rest.removeFirst(count)
          if rest.isEmpty { rest = requests }
        } else if errno == EAGAIN {
          Thread.sleep(forTimeInterval: 0.05)
        } else {
          return true
        }
      }
      return false
    }
  }

  /// Waits on a thread of its own: the server needs those of the tests.
  private static func onThread(_ body: @escaping @Sendable () -> Bool) async -> Bool {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: body()) }
    }
  }

  private static func answer(
    to pieces: [[UInt8]], _ port: Int, _ pause: TimeInterval
  ) -> Answer? {
    guard let descriptor = connection(to: port) else { return nil }
    defer { close(descriptor) }
    for (index, piece) in pieces.enumerated() {
      if index > 0, pause > 0 { Thread.sleep(forTimeInterval: pause) }
      if systemSend(descriptor, piece) < 0 { break }
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count <= 0 { break }
      received += buffer[..<count]
      if let answer = parsed(received, isWhole: false) { return answer }
    }
    return parsed(received, isWhole: true)
  }

  private static let doNotWait = Int32(MSG_DONTWAIT)

  /// A connection that waits five minutes for an answer; nil where there is none.
  private static func connection(to port: Int) -> Int32? {
    #if canImport(Glibc)
    let kind = Int32(SOCK_STREAM.rawValue)
    #else
    let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_INET, kind, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var limit = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let isOpen = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isOpen else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// An answer; nil as long as it is not whole.
  private static func parsed(_ bytes: [UInt8], isWhole: Bool) -> Answer? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let gap = text.range(of: "\r\n\r\n") else { return nil }
    let lines = text[..<gap.lowerBound].components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let ends = line.split(separator: ":", maxSplits: 1)
      headers[ends[0].lowercased()] =
        ends.count > 1
        ? ends[1].trimmingCharacters(in: .whitespaces) : ""
    }
    let body = String(text[gap.upperBound...])
    if !isWhole, let length = headers["content-length"].flatMap({ Int($0) }),
      body.utf8.count < length
    {
      return nil
    }
    if !isWhole, headers["content-length"] == nil, !body.hasSuffix("0\r\n\r\n") { return nil }
    guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    return Answer(status: status, headers: headers, body: body)
  }
}

/// `send(2)`, which the method of the same name hides; a closed connection is no signal.
private func systemSend(_ descriptor: Int32, _ bytes: [UInt8], _ flags: Int32 = 0) -> Int {
  send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | flags)
}

#endif
