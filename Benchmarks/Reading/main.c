// read-floor LIST [SCHEMA]
//
// What it costs to read the files of a list with libxml2 and do nothing with them: its events alone,
// or held against a schema in the same pass.

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void quiet(void *context, const char *message, ...) {}

/// Reads a file into the buffer; its size, or -1.
static long bytes_of(const char *path, char **buffer, long *room) {
  FILE *file = fopen(path, "rb");
  if (!file) return -1;
  long size = 0, count;
  do {
    if (*room - size < 65536) *buffer = realloc(*buffer, *room = size + 131072);
    count = fread(*buffer + size, 1, *room - size, file);
    size += count;
  } while (count > 0);
  fclose(file);
  return size;
}

/// Parses a document; whether it is well-formed, and valid where there is a schema.
static int is_right(const char *bytes, long size, xmlSchemaPtr schema) {
  xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(bytes, size);
  if (!parser) return 0;
  memset(parser->sax, 0, sizeof *parser->sax);
  parser->sax->initialized = XML_SAX2_MAGIC;
  int is_valid = 1;
  if (schema) {
    xmlSchemaValidCtxtPtr validation = xmlSchemaNewValidCtxt(schema);
    xmlSchemaSAXPlugPtr plug =
      xmlSchemaSAXPlug(validation, &parser->sax, &parser->userData);
    xmlParseDocument(parser);
    xmlSchemaSAXUnplug(plug);
    is_valid = xmlSchemaIsValid(validation) == 1;
    xmlSchemaFreeValidCtxt(validation);
  } else {
    xmlParseDocument(parser);
  }
  int is_well_formed = parser->wellFormed;
  xmlFreeParserCtxt(parser);
  return is_well_formed && is_valid;
}

int main(int count, char **arguments) {
  if (count < 2) return 64;
  xmlInitParser();
  xmlSetGenericErrorFunc(NULL, quiet);
  xmlSchemaPtr schema = NULL;
  if (count > 2) {
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(arguments[2]);
    schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    if (!schema) return 2;
  }
  FILE *list = fopen(arguments[1], "r");
  if (!list) return 2;
  char *buffer = NULL;
  long room = 0, right = 0, wrong = 0;
  for (char path[4096]; fgets(path, sizeof path, list);) {
    path[strcspn(path, "\n")] = 0;
    long size = bytes_of(path, &buffer, &room);
    if (size >= 0 && is_right(buffer, size, schema)) right++;
    else wrong++;
  }
  fclose(list);
  free(buffer);
  xmlSchemaFree(schema);
  printf("%ld right, %ld wrong\n", right, wrong);
  return wrong > 0 ? 2 : 0;
}
