/// \file
/// What was read of a notice, as JSON, without personal data.
#pragma once

#include "hearing/json_writer.hpp"
#include "hearing/messages.hpp"
#include "notices/reading.hpp"

namespace tyndau::notices {

/// {"language", "hearings": [{"fields": {name: {"value", "quote", "page", "begin", "end", "confidence", "reasons",
/// "alternatives"}}}], "redacted": pieces taken out}. A list field holds {"values": [those objects], "alternatives"}; coordinates
/// are [longitude, latitude] in degrees; metres are numbers. Quotations are redacted, their bytes are those of the whole text.
void write_reading(hearing::json::Writer& out, const NoticeReading& reading, const NoticeText& text,
                   const hearing::MessageCatalogue& messages);

}  // namespace tyndau::notices
