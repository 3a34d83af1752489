// Verbs that instructions about code begin with, in English.

const verbs: ReadonlySet<string> = new Set(`
  abort accept access activate adapt add address adjust adopt advance advertise align allow alter amend analyze annotate append apply archive arrange assert assign attach authenticate author avoid await
  backport balance base batch begin bind block boost bound box break bring build bump bypass
  cache calculate call cancel capitalize capture cast catch center change check choose clamp clarify clean cleanup clear clone close coalesce collapse collect combine comment commit compare compile complete compress
  compute concatenate condense configure confirm connect consider consolidate constrain construct consume continue convert copy correct count cover crash create cut
  deal debug declare decode decouple decrease dedupe deduplicate default defer define delay delegate delete deny deploy deprecate derive describe destroy detach detect determine dial disable disallow discard
  disconnect discourage display distinguish divide do document don't downgrade download drop dump duplicate
  edit eliminate embed emit employ empty enable encapsulate encode encrypt end enforce enhance ensure enter enumerate erase escape establish evaluate exclude execute exempt exercise exit expand expect explain expose
  export express extend extract
  factor fail fetch fill filter finalize find finish fix flatten flesh flip flush fold follow forbid force forget format forward free freeze
  gate gather generalize generate get give grab grant group guarantee guard guess
  halt handle harden hide highlight hoist hold honor hook
  identify ignore implement import improve include increase increment indent index indicate infer inform inherit init initialize inject inline insert inspect install instrument integrate intercept introduce invalidate
  invert investigate invoke isolate iterate
  join judge justify keep kill label land launch leave lengthen let leverage lift limit link lint list load localize lock log look loosen lower
  maintain make manage map mark mask match measure memoize mention merge migrate minimize mirror mock modernize modify monitor mount move
  name narrow negate nest normalize note notify nuke
  obtain offer omit only open opt optimize order organize orphan output override overwrite own
  pack pad parallelize parametrize parse pass patch pause perform permit persist pick pin place plumb point polish populate port postpone prefer prefix prepare prepend present preserve prevent print prioritize process
  produce prohibit promote propagate protect prove provide prune publish pull purge push put
  qualify query quiet quote
  raise randomize rank re-add re-enable read rearrange rebase rebuild recognize recommend record recover redirect reduce refactor refer reference refine reflect reformat refresh refuse regenerate register reimplement
  reinstate reject relax release reload relocate rely remember remove rename render reorder reorganize repair repeat rephrase replace report represent require reset reshape resize resolve respect restart restore
  restrict restructure retain rethink retire retrieve retry return reuse revamp reverse revert review revise revive revoke reword rework rewrite rollback rotate round route run
  sanitize satisfy save scale schedule scope search secure select send separate serialize serve set setup share shift shorten show shrink silence simplify simulate skip sort specialize specify speed spell split spread
  squash stabilize standardize start state stop store stream streamline strengthen strip structure stub style submit subscribe substitute suggest summarize support suppress surface swap switch sync synchronize
  tag take target teach terminate test throttle throw tidy tie tighten toggle tolerate touch trace track transfer transform translate treat trigger trim truncate try tune turn tweak type
  unblock undo unhide unify uninstall unlock unpack unpin unset unwrap update upgrade upload use
  validate vary vendor verify view visit
  wait warn watch whitelist widen wipe wire wrap write yield zero
`.split(/\s+/).filter((word) => word !== ''));

/** `lower`: a subject in small letters, of several words. */
export function isImperative(lower: string): boolean {
  const [first = ''] = lower.split(' ', 1);
  return first.length < lower.length && verbs.has(first);
}
