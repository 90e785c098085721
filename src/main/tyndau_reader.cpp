#include "intake/text_file.hpp"
#include "sandbox/serve.hpp"

/// Reads one file that nobody vouches for, as its standard input says, and writes the records to its standard output.
int main() { return tyndau::sandbox::serve(tyndau::intake::send_text_table); }
