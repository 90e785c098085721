#include "http/access_log.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <string>

namespace tyndau::http {
namespace {

constexpr std::size_t piece = std::size_t{32} << 10U;

class BufferedStandardError : public spdlog::sinks::base_sink<std::mutex> {
 public:
  ~BufferedStandardError() override { write_out(); }

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    buffer_.append(line.data(), line.size());
    if (buffer_.size() >= piece) write_out();
  }
  void flush_() override { write_out(); }

 private:
  void write_out() {
    std::size_t out = 0;
    while (out < buffer_.size()) {
      const auto written = ::write(STDERR_FILENO, buffer_.data() + out, buffer_.size() - out);
      if (written <= 0) break;
      out += static_cast<std::size_t>(written);
    }
    buffer_.clear();
  }

  std::string buffer_;
};

}  // namespace

void buffer_log() {
  auto logger = std::make_shared<spdlog::logger>("tyndau", std::make_shared<BufferedStandardError>());
  logger->set_pattern("time=%Y-%m-%dT%H:%M:%S.%eZ level=%l %v", spdlog::pattern_time_type::utc);
  logger->flush_on(spdlog::level::warn);
  spdlog::set_default_logger(std::move(logger));
  spdlog::flush_every(std::chrono::seconds{1});
}

}  // namespace tyndau::http
