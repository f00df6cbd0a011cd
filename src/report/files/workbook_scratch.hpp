#pragma once

namespace pairmodel {

/// libxlsxwriter makes each part of a workbook in a temporary file and does not look whether that could be
/// written: on a full disk it says that all is well, of a workbook that lacks rows. So its temporary files
/// are ours, which know. The error number of the first failure in this thread since the last call; 0: none.
int take_scratch_failure();

}  // namespace pairmodel
