/// \file
/// The sections of a dossier, each of them adding itself to the paper.
#pragma once

#include "dossier/wording.hpp"

namespace tyndau::dossier {

/// Who is affected, how far they live from project and venue, and how that is known.
void add_communities(Document& paper, const Desk& desk);
/// Each question with what was measured, what is asked for, on what authority and what would settle it.
void add_findings(Document& paper, const Desk& desk);
/// Notice, documents, hearing, protocol: their days as stated, and as the rules count them.
void add_timeline(Document& paper, const Desk& desk);
/// Of documents and notice what was seen; of the map drawn here what it satisfies.
void add_checklists(Document& paper, const Desk& desk);
/// Where the hearing would have been nearer.
void add_better_venue(Document& paper, const Desk& desk);
/// What was replied to the findings.
void add_replies(Document& paper, const Desk& desk);
void add_method(Document& paper, const Desk& desk);
/// Versions, digests and the commands that make the paper again.
void add_manifest(Document& paper, const Desk& desk);

}  // namespace tyndau::dossier
