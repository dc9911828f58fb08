// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// One folder under Plugins/, one folder under Tests/, one line here.
let modules = [
  "FacetJoint",
  "HipJoint",
  "IntervertebralDisc",
  "NerveRoot",
  "SacroiliacJoint",
]

/// What the pages of a clinic need beyond ddx itself.
let serving: [Target.Dependency] = [
  ("GRDB", "GRDB.swift"), ("HTTPTypes", "swift-http-types"), ("Hummingbird", "hummingbird"),
  ("JWTKit", "jwt-kit"), ("Logging", "swift-log"), ("NIOCore", "swift-nio"),
  ("NIOHTTPTypes", "swift-nio-extras"), ("UnixSignals", "swift-service-lifecycle"),
].map { .product(name: $0, package: $1, condition: .when(traits: ["Serve"])) }

let package = Package(
  name: "ddx",
  products: [
    .executable(name: "ddx", targets: ["ddx"]),
    .library(name: "DDXCore", targets: ["DDXCore"]),
    .library(name: "DDXCommands", targets: ["DDXCommands"]),
    .library(name: "DDXTesting", targets: ["DDXTesting"]),
    .plugin(name: "EmbedDocuments", targets: ["EmbedDocuments"]),
  ],
  traits: [
    .default(enabledTraits: ["Serve"]),
    .trait(name: "Serve", description: "`ddx serve`: pages for a clinic, with their server."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The one that jwt-kit uses, for keys of tests.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    // Without its traits it does not bring Foundation into the command.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.6.1"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "DDXCore", swiftSettings: strict),
    .target(name: "DDXDigest", swiftSettings: strict),
    .target(name: "DDXInference", swiftSettings: strict),
    .target(name: "DDXMarkup", dependencies: ["CLibXML2"], swiftSettings: strict),
    .target(
      name: "DDXDocuments", dependencies: ["DDXCore", "DDXDigest", "DDXMarkup"],
      swiftSettings: strict, plugins: ["EmbedDocuments"]),
    .target(name: "DDXDraws", dependencies: ["DDXCore"], swiftSettings: strict),
    .target(
      name: "DDXRanking", dependencies: ["DDXCore", "DDXDraws", "DDXInference"],
      swiftSettings: strict),
    .target(
      name: "DDXComparison", dependencies: ["DDXCore", "DDXRanking"], swiftSettings: strict),
    .target(
      name: "DDXScoring", dependencies: ["DDXCore", "DDXRanking"], swiftSettings: strict),
    .target(
      name: "DDXSimulation", dependencies: ["DDXCore", "DDXDraws", "DDXRanking"],
      swiftSettings: strict),
    .target(
      name: "DDXDialogue", dependencies: ["DDXCore", "DDXDocuments", "DDXRanking"],
      swiftSettings: strict),
    .target(
      name: "DDXFHIR", dependencies: ["DDXCore", "DDXDigest", "DDXDocuments", "DDXRanking"],
      swiftSettings: strict),
    .target(
      name: "DDXPluginHost",
      dependencies: [
        "DDXCore", "DDXDigest", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "DDXReports",
      dependencies: [
        "DDXComparison", "DDXCore", "DDXDialogue", "DDXRanking", "DDXScoring", "DDXSimulation",
        "DDXTesting",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Templates"], swiftSettings: strict, plugins: ["EmbedDocuments"]),
    .target(
      name: "DDXTesting", dependencies: ["DDXCore", "DDXDocuments"], swiftSettings: strict),
    .target(
      name: "DDXCDS",
      dependencies: [
        "DDXCore", "DDXDigest", "DDXDocuments", "DDXFHIR", "DDXRanking", "DDXReports",
      ],
      swiftSettings: strict),
    .target(
      name: "DDXServe",
      dependencies: [
        "DDXCDS", "DDXComparison", "DDXCore", "DDXDialogue", "DDXDocuments", "DDXFHIR",
        "DDXRanking", "DDXReports",
      ] + serving,
      exclude: ["Templates"], swiftSettings: strict, plugins: ["EmbedDocuments"]),
    .target(
      name: "DDXCommands",
      dependencies: [
        .target(name: "DDXServe", condition: .when(traits: ["Serve"])),
        "DDXComparison", "DDXCore", "DDXDialogue", "DDXDocuments", "DDXFHIR", "DDXPluginHost",
        "DDXRanking", "DDXReports", "DDXScoring", "DDXSimulation", "DDXTesting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + modules.map { .byName(name: $0) },
      path: "Sources/ddx", swiftSettings: strict),
    .executableTarget(
      name: "ddx", dependencies: ["DDXCommands"], path: "Sources/ddx-main", swiftSettings: strict),
    .target(name: "BenchmarkFloor", path: "Benchmarks/Floor"),
    .executableTarget(name: "read-floor", dependencies: ["CLibXML2"], path: "Benchmarks/Reading"),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "BenchmarkFloor", "DDXCommands", "DDXCore", "DDXDocuments", "DDXInference",
        "DDXPluginHost", "DDXRanking",
      ],
      path: "Benchmarks/Engine", swiftSettings: strict),
    .executableTarget(
      name: "oracle-networks",
      dependencies: [
        "DDXInference", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Oracle",
      exclude: [
        "README.md", "builder.py", "checks.py", "document.py", "instruments.py", "model.py",
        "nodes.py", "nudges.py", "oracle.py", "requirements.txt", "run.sh",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "embed-documents", dependencies: ["DDXDigest", "DDXMarkup"],
      path: "Sources/EmbedDocumentsTool", swiftSettings: strict),
    .plugin(
      name: "EmbedDocuments", capability: .buildTool(), dependencies: ["embed-documents"],
      path: "Sources/EmbedDocumentsPlugin"),
  ]
    + ["DDXCore", "DDXInference"].map {
      .testTarget(name: "\($0)Tests", dependencies: [.byName(name: $0)], swiftSettings: strict)
    }
    + [
      .testTarget(
        name: "DDXDrawsTests", dependencies: ["DDXCore", "DDXDraws"], swiftSettings: strict),
      .testTarget(
        name: "DDXDocumentsTests",
        dependencies: ["DDXDocuments", "DDXMarkup", "DDXDigest", "DDXCore", "ProfileSamples"],
        swiftSettings: strict),
      .testTarget(
        name: "DDXRankingTests",
        dependencies: [
          "DDXCommands", "DDXRanking", "DDXCore", "DDXDraws", "DDXInference", "DDXDocuments",
        ]
          + modules.map { .byName(name: $0) },
        swiftSettings: strict),
      .testTarget(
        name: "DDXComparisonTests",
        dependencies: ["DDXComparison", "DDXRanking", "DDXCore", "DDXDocuments"]
          + modules.map { .byName(name: $0) },
        swiftSettings: strict),
      .testTarget(
        name: "DDXScoringTests", dependencies: ["DDXCore", "DDXDocuments", "DDXScoring"],
        swiftSettings: strict),
      .testTarget(
        name: "DDXSimulationTests",
        dependencies: [
          "DDXCommands", "DDXCore", "DDXDocuments", "DDXRanking", "DDXReports", "DDXSimulation",
          .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict),
      .testTarget(
        name: "DDXDialogueTests",
        dependencies: ["DDXCommands", "DDXCore", "DDXDialogue", "DDXDocuments", "DDXRanking"],
        swiftSettings: strict),
      .testTarget(
        name: "DDXFHIRTests",
        dependencies: [
          "DDXFHIR", "DDXCommands", "DDXCore", "DDXDocuments", "DDXRanking", "ProfileSamples",
          .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict),
      .testTarget(
        name: "DDXCDSTests",
        dependencies: [
          "DDXCDS", "DDXCommands", "DDXCore", "DDXDocuments", "DDXFHIR", "DDXRanking",
          .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        exclude: ["Specification"], swiftSettings: strict),
      .testTarget(
        name: "DDXPluginHostTests", dependencies: ["DDXPluginHost", "DDXCore", "JSONSchemas"],
        swiftSettings: strict),
      .testTarget(
        name: "DDXReportsTests",
        dependencies: ["DDXReports", "DDXComparison", "DDXRanking", "DDXCore", "JSONSchemas"],
        swiftSettings: strict),
      .target(name: "JSONSchemas", path: "Tests/JSONSchemas", swiftSettings: strict),
      .target(name: "ProfileSamples", path: "Tests/ProfileSamples", swiftSettings: strict),
      .target(
        name: "ModuleBench", dependencies: ["DDXCore", "DDXDocuments"],
        path: "Tests/ModuleBench", swiftSettings: strict),
      .testTarget(
        name: "DDXServeTests",
        dependencies: [
          .target(name: "DDXServe", condition: .when(traits: ["Serve"])), "ddx", "DDXCDS",
          "DDXCommands", "DDXCore", "DDXDialogue", "DDXDocuments", "DDXFHIR", "DDXRanking",
          "DDXReports",
          .product(
            name: "CryptoExtras", package: "swift-crypto", condition: .when(traits: ["Serve"])),
          .product(name: "JWTKit", package: "jwt-kit", condition: .when(traits: ["Serve"])),
        ],
        swiftSettings: strict),
      .testTarget(
        name: "DDXTestingTests", dependencies: ["DDXTesting", "DDXCore", "DDXDocuments"],
        swiftSettings: strict),
      .testTarget(
        name: "CommandTests", dependencies: ["ddx", "DDXCommands", "DDXCore", "JSONSchemas"],
        swiftSettings: strict),
      .testTarget(name: "ProjectTests", dependencies: ["DDXDocuments"], swiftSettings: strict),
    ]
    + modules.map {
      .target(
        name: $0, dependencies: ["DDXCore"], path: "Plugins/\($0)",
        exclude: ["README.md", "Evidence"], swiftSettings: strict, plugins: ["EmbedDocuments"])
    }
    + modules.map {
      .testTarget(
        name: "\($0)Tests",
        dependencies: [.byName(name: $0), "DDXCore", "DDXTesting", "ModuleBench"],
        swiftSettings: strict)
    }
)

// Tests that compute little are built without optimising them, which takes most of the time.
let quick: Set = [
  "CommandTests", "DDXCDSTests", "DDXDialogueTests", "DDXFHIRTests", "DDXPluginHostTests",
  "DDXReportsTests", "DDXScoringTests", "DDXServeTests", "DDXTestingTests", "ProjectTests",
]
for target in package.targets where quick.contains(target.name) {
  target.swiftSettings = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]
}

// The tests of one target by themselves, such as those of a new module: all of them take minutes to build.
if let only = Context.environment["DDX_TESTS"] {
  package.targets.removeAll { $0.type == .test && $0.name != only }
}

// libFuzzer brings a main of its own, so this is there for `make fuzz` only.
if Context.environment["DDX_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "ddx-fuzz",
      dependencies: [
        "DDXCDS", "DDXCommands", "DDXComparison", "DDXCore", "DDXDocuments", "DDXFHIR",
        "DDXPluginHost", "DDXRanking", "DDXReports", "DDXScoring", "DDXServe",
      ] + modules.map { .byName(name: $0) },
      path: "Tests/Fuzz", exclude: ["Corpus", "run.sh", "words.dict"], swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
  // What comes from elsewhere is not followed, nor what the tool that embeds documents needs.
  let followed: Set<Target.TargetType> = [.regular, .executable]
  let others: Set = ["DDXDigest", "DDXMarkup", "embed-documents"]
  for target in package.targets where followed.contains(target.type) {
    guard !others.contains(target.name) else { continue }
    target.swiftSettings = strict + [.unsafeFlags(["-sanitize=fuzzer", "-enable-testing"])]
  }
}
