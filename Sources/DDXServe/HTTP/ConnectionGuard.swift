#if Serve

import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// What holds for every answer on a connection, and for every request.
///
/// It stands closest to the wire, so that an answer that no page made has the headers too. A request
/// that has not arrived in time ends the connection: one byte now and then would hold it for ever.
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
  private var deadline: Scheduled<Void>?

  init(patience: Duration) { self.patience = TimeAmount(patience) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      let channel = context.channel
      deadline?.cancel()
      deadline = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
    case .body: break
    case .end:
      deadline?.cancel()
      deadline = nil
    }
    context.fireChannelRead(data)
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .head(var head) = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    for (name, value) in Self.headers where head.headerFields[name] == nil {
      head.headerFields[name] = value
    }
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }

  private static func name(_ text: String) -> HTTPField.Name {
    HTTPField.Name(text) ?? .xContentTypeOptions
  }
}

#endif
