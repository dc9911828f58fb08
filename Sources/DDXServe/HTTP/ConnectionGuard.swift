#if Serve

import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// What holds for every answer on a connection, and for every request.
///
/// It stands closest to the wire, so that an answer that no page made has the headers too. Three things
/// end a connection, each of which would hold it for ever: a request that has not arrived in time, from
/// the beginning of the connection or the answer before; a body that has not, from its head; and
/// answers that nobody reads.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// What every answer says.
  static let headers: [(name: HTTPField.Name, value: String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'"
    ),
    (.xContentTypeOptions, "nosniff"), (name("Referrer-Policy"), "same-origin"),
    (name("Cross-Origin-Opener-Policy"), "same-origin"),
    (name("Cross-Origin-Resource-Policy"), "same-origin"), (.cacheControl, "no-store"),
  ]

  private let patience: TimeAmount
  /// Ends the connection unless the request arrives that is waited for.
  private var arrival: Scheduled<Void>?
  /// Ends the connection unless the other side reads.
  private var reading: Scheduled<Void>?
  /// How many requests have begun whose answers have not ended.
  private var unanswered = 0

  init(patience: Duration) { self.patience = TimeAmount(patience) }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { awaitRequest(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    awaitRequest(context)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      unanswered += 1
      awaitRequest(context)
    case .body: break
    case .end:
      arrival?.cancel()
      arrival = nil
      // An answer may have gone out before the request was whole.
      if unanswered == 0 { awaitRequest(context) }
    }
    context.fireChannelRead(data)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    reading?.cancel()
    reading = context.channel.isWritable ? nil : ending(context)
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    arrival?.cancel()
    reading?.cancel()
    context.fireChannelInactive()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head):
      for (name, value) in Self.headers where head.headerFields[name] == nil {
        head.headerFields[name] = value
      }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      // What can't be read as a request is answered too.
      unanswered = max(0, unanswered - 1)
      if unanswered == 0, arrival == nil { awaitRequest(context) }
      context.write(data, promise: promise)
    }
  }

  private func awaitRequest(_ context: ChannelHandlerContext) {
    arrival?.cancel()
    arrival = ending(context)
  }

  /// What ends the connection once its time is over.
  private func ending(_ context: ChannelHandlerContext) -> Scheduled<Void> {
    let channel = context.channel
    return context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
  }

  private static func name(_ text: String) -> HTTPField.Name {
    HTTPField.Name(text) ?? .xContentTypeOptions
  }
}

#endif
