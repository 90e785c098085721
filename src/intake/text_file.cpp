#include "intake/text_file.hpp"

#include "intake/text_records.hpp"
#include "sandbox/bytes.hpp"
#include "sandbox/reading.hpp"

#include <fstream>

namespace tyndau::intake {
namespace {

using sandbox::FrameType;

Result<std::int64_t> read_here(const std::filesystem::path& file, const TableOptions& options,
                               const TextSink& sink) {
  std::ifstream bytes(file, std::ios::binary);
  if (!bytes) return fail(ErrorCode::not_found, "the file does not exist or may not be read", file.string());
  return read_text_rows(bytes, options, sink);
}

/// The order of a text's frames: head, columns of NDJSON, rows, end.
class TextListener {
 public:
  TextListener(const TextSink& sink, bool names_columns) : sink_(sink), names_columns_(names_columns) {}

  Result<bool> take(const sandbox::Frame& frame) {
    switch (frame.type) {
      case FrameType::text_head: return take_head(frame.payload);
      case FrameType::text_columns: return take_columns(frame.payload);
      case FrameType::text_row: return take_row(frame.payload);
      case FrameType::end: return take_end(frame.payload);
      default: return broken();
    }
  }
  [[nodiscard]] std::int64_t given_up() const { return given_up_; }

 private:
  enum class State { before, columns, rows };

  static Result<bool> broken() { return tl::unexpected<Error>(sandbox::broken_stream()); }

  Result<bool> take_head(std::string_view payload) {
    const auto head = text_head_from(payload);
    if (!head || state_ != State::before) return broken();
    state_ = names_columns_ ? State::columns : State::rows;
    return sink_.head(*head);
  }
  Result<bool> take_columns(std::string_view payload) {
    const auto columns = columns_from(payload);
    if (!columns || state_ != State::columns) return broken();
    state_ = State::rows;
    return sink_.columns(*columns);
  }
  Result<bool> take_row(std::string_view payload) {
    auto row = row_from(payload);
    if (!row || state_ != State::rows) return broken();
    return sink_.row(std::move(*row));
  }
  Result<bool> take_end(std::string_view payload) {
    sandbox::ByteReader bytes(payload);
    given_up_ = bytes.take<std::int64_t>();
    if (!bytes.complete() || given_up_ < 0 || state_ == State::before) return broken();
    return true;
  }

  const TextSink& sink_;
  bool names_columns_;
  State state_ = State::before;
  std::int64_t given_up_ = 0;
};

}  // namespace

Result<std::int64_t> read_text_file(const std::filesystem::path& file, const TableOptions& options,
                                    const TextSink& sink) {
  if (options.policy.trust == sandbox::Trust::trusted) return read_here(file, options, sink);
  TextListener listener(sink, options.format == TableFormat::ndjson);
  const auto done = sandbox::run_reader(sandbox::TaskKind::text_table, file, encoded_options(options),
                                        options.policy, sandbox::Kind::table,
                                        [&](const sandbox::Frame& frame) { return listener.take(frame); });
  if (!done) return tl::unexpected<Error>(done.error());
  return listener.given_up();
}

Result<std::monostate> send_text_table(const sandbox::Request& request, sandbox::FrameSink& sink) {
  auto options = options_from(request.options);
  if (!options) return tl::unexpected<Error>(sandbox::broken_stream());
  options->policy.trust = sandbox::Trust::trusted;
  Result<std::monostate> sent = std::monostate{};
  const auto send = [&](FrameType type, const std::string& payload) {
    sent = sink.send(type, payload);
    return sent.has_value();
  };
  const TextSink sender{[&](const TextHead& head) { return send(FrameType::text_head, encoded(head)); },
                        [&](const std::vector<std::string>& columns) {
                          return send(FrameType::text_columns, encoded(columns));
                        },
                        [&](TableRow&& row) { return send(FrameType::text_row, encoded(row)); }};
  const auto given_up = read_here(request.file, *options, sender);
  if (!sent) return sent;
  if (!given_up) return tl::unexpected<Error>(given_up.error());
  sandbox::ByteWriter end;
  end.put(*given_up);
  return sink.send(FrameType::end, end.bytes());
}

}  // namespace tyndau::intake
