#pragma once

namespace pairmodel::system {

/// libxlsxwriter makes each part of a workbook in a temporary file and does not look whether that could be
/// written: on a full disk it says that all is well, of a workbook that lacks rows. So its temporary files
/// are ours, which know. The first error in this thread since the last call; 0: none.
int take_scratch_failure();

/// Whether they are: a library may be linked so that nothing stands in for a function of its own (Ubuntu's).
/// Known from the first workbook on.
[[nodiscard]] bool scratch_is_ours();

}  // namespace pairmodel::system
