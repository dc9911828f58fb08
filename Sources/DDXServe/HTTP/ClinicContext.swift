#if Serve

import Hummingbird

/// What is known of a request beside itself.
struct ClinicContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The visit that it belongs to; set behind ``VisitGuard``.
  var visit: Visit?
  /// What a form holds; set behind ``FormGuard``.
  var form = Form()

  init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }
}

#endif
