#pragma once

// Debian's libxml2 headers include ICU, which clashes with the ICU inside Foundation.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

/// `xmlFree` is a global variable, which Swift 6 takes for shared mutable state.
static inline void ddx_xmlFree(void *pointer) { xmlFree(pointer); }
