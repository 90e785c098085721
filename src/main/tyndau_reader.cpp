#include "documents/reader_tasks.hpp"
#include "intake/text_file.hpp"
#include "sandbox/serve.hpp"

/// Reads one file that nobody vouches for, as its standard input says, and writes the records to its standard output.
int main() {
  using tyndau::sandbox::TaskKind;
  return tyndau::sandbox::serve({{TaskKind::text_table, tyndau::intake::send_text_table},
                                 {TaskKind::document, tyndau::documents::send_document},
                                 {TaskKind::map, tyndau::documents::send_map}});
}
