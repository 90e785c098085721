/// \file
/// GDAL kept on a short lead: one driver, real files, no network, messages collected instead of printed.
#pragma once

#include "core/result.hpp"
#include "geo/vector_file.hpp"

#include <gdal_priv.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tyndau::geo {

/// Collects what GDAL complains of on this thread while it lives; nothing reaches the terminal.
class GdalMessages {
 public:
  GdalMessages();
  ~GdalMessages();
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;

  [[nodiscard]] bool failed() const { return !failure_.empty(); }
  /// The first failure, or \p otherwise.
  [[nodiscard]] std::string reason(const std::string& otherwise) const {
    return failed() ? failure_ : otherwise;
  }
  void forget() { failure_.clear(); }

 private:
  std::string failure_;
};

/// Settings of GDAL for this thread while it lives.
class GdalSettings {
 public:
  explicit GdalSettings(const std::map<std::string, std::string>& settings);
  ~GdalSettings();
  GdalSettings(const GdalSettings&) = delete;
  GdalSettings& operator=(const GdalSettings&) = delete;

 private:
  std::vector<std::string> names_;
};

struct DatasetCloser {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

/// Registers the drivers once, and takes the network away from GDAL.
void prepare_gdal();
/// The absolute name. \return bad_input for a name that is not a plain file's, not_found
[[nodiscard]] Result<std::filesystem::path> plain_file(const std::filesystem::path& file);
/// Opens for reading with exactly one driver. \return bad_input for a name that is not a plain file's, not_found, or
/// unsupported for a kind of file that is not read here.
[[nodiscard]] Result<Dataset> open_dataset(const std::filesystem::path& file, const ReadOptions& options);
/// The options that are settings of GDAL rather than of the driver ("OGR_XLSX_HEADERS").
[[nodiscard]] std::map<std::string, std::string> settings_in(const ReadOptions& options);

}  // namespace tyndau::geo
