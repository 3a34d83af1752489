// Paths that hold the work of others, copied in, and files that a tool put where it wanted them.

/** Folders that are vendored wherever they lie. */
const folders: ReadonlySet<string> = new Set([
  'cache', 'dist', 'node_modules', 'bower_components', 'testdata', 'vendor', 'vendors', 'Vendor', 'extern', 'external', 'externals', 'Extern', 'External', 'Externals',
  'bootstrap-datepicker', 'ace-builds', 'MathJax', 'admin_media', 'env', 'Carthage', 'Sparkle', 'Crashlytics.framework', 'Fabric.framework', 'BuddyBuildSDK.framework',
  'puphpet', '.google_apis', '.vscode', '.github', '.obsidian', '.teamcity', 'xvba_modules',
]);

/** Folders that are vendored at the top only. */
const topFolders: ReadonlySet<string> = new Set(['deps', 'dependencies', 'Dependencies', 'debian']);

/** Runs of folders. */
const deepFolders =
  /(?:3rd|[Tt]hird)[-_]?[Pp]arty\/|\.xctemplate\/|\.imageset\/|(?:^|\/)(?:\.yarn\/(?:releases|plugins|sdks|versions|unplugged)|Godeps\/_workspace|gradle\/wrapper|\.mvn\/wrapper|inst\/extdata|(?:[Tt]ests?|[Ss]pecs?)\/fixtures|docs?\/_?(?:build|themes?|templates?|static)|tiny_mce\/(?:langs|plugins|themes|utils)|extjs\/(?:\.sencha|docs|builds|cmd|examples|locale|packages|plugins|resources|src|welcome))\/|(?:^|\/)[Pp]ackages\/[^\n]+\.\d+\//;

const styles = '(?:css|less|scss|styl)';
const files: readonly RegExp[] = [
  // What build systems, package managers and editors place.
  /^(?:configure|config\.guess|config\.sub|libtool\.m4|lt(?:options|sugar|version|~obsolete)\.m4|aclocal\.m4|dotnet-install\.(?:ps1|sh)|cpplint\.py|erlang\.mk|_esy|run\.n|waf|\.osx|\.indent\.pro|fabfile\.py|gradlew(?:\.bat)?|mvnw(?:\.cmd)?|activator(?:\.bat)?|proguard(?:-rules)?\.pro|Vagrantfile|Jenkinsfile|\.gitpod\.Dockerfile|\.gitattributes|\.gitignore|\.gitmodules|\.[Dd][Ss]_[Ss]tore)$/,
  /^\.sublime-(?:project|workspace)/,
  // Made for machines, or declared rather than written.
  /[.-]min\.(?:js|css)$/,
  /\.d\.ts$/,
  /-vsdoc\.js$|\.intellisense\.js$/,
  // Frameworks for styles.
  new RegExp(`import\\.${styles}$`),
  new RegExp(`^bootstrap[^/.]*(?:\\..*)?\\.(?:js|${styles.slice(3, -1)})$|^custom\\.bootstrap.*(?:js|${styles.slice(3, -1)})$`),
  new RegExp(`^(?:font-?awesome|foundation|normalize|skeleton|animate)\\.${styles}$|^materialize\\.(?:js|${styles.slice(3, -1)})$|^bulma\\.(?:css|sass|scss)$|^octicons\\.css|^sprockets-octicons\\.scss|^fontello.*\\.css$`),
  // Libraries that are copied rather than depended upon.
  /^jquery(?:[^.]*|-\d\.\d+(?:\.\d+)?)\.js$|^jquery-ui(?:-\d\.\d+(?:\.\d+)?)?(?:\.\w+)?\.(?:js|css)$|^jquery\.(?:ui|effects)\.[^.]*\.(?:js|css)$/,
  /^jquery(?:\.fn\.gantt\.js|\.fancybox\.(?:js|css)|\.fileupload(?:-\w+)?\.js|\.dataTables\.js|[^.]*\.validate(?:\.unobtrusive)?\.js|[^.]*\.unobtrusive-ajax\.js)/,
  /^(?:fuelux|bootbox|pdf\.worker|html5shiv|dojo|MochiKit|effects|controls|dragdrop|Chart|shCore|shLegacy|ckeditor|wicket-leaflet)\.js$/,
  /^(?:slick\.\w+|prototype.*|yahoo-[^.]*|yui[^.]*|tiny_mce[^.]*|shBrush[^.]*|angular[^.]*|d3(?:\.v\d+)?[^.]*|react(?:-[^.]*)?|cordova[^.]*|cordova-\d\.\d(?:\.\d)?|foundation(?:\..*)?)\.js$/,
  /^(?:mootools[^.]*\d+\.\d+.\d+[^.]*|modernizr-\d\.\d+(?:\.\d+)?|modernizr\.custom\.\d+|knockout-\d+\.\d+\.\d+\.(?:debug\.)?|[Mm]icrosoft(?:[Mm]vc)?(?:[Aa]jax|[Vv]alidation)(?:\.debug)?)\.?js$/,
  /^(?:Leaflet\.Coordinates-\d+\.\d+\.\d+\.src\.js$|leaflet\.draw-src\.js|leaflet\.draw\.css|leaflet\.spin\.js|Control\.FullScreen\.(?:css|js))/,
];

const inFolder = /(?:^|\/)(?:font-?awesome\/[^\n]*\.(?:css|less|scss|styl)|[Bb]ourbon\/[^\n]*\.(?:css|less|scss|styl)|select2\/[^\n]*\.(?:css|scss|js)|flow-typed\/[^\n]*\.js|extjs\/[^\n]*\.(?:js|xml|txt|html|properties))$|(?:^|\/)[Cc]ode[Mm]irror\/(?:\d+\.\d+\/)?(?:lib|mode|theme|addon|keymap|demo)|(?:^|\/)Realm(?:Swift)?\.framework|^rebar$/;

export function isVendored(path: string): boolean {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  if (segments.some((segment, depth) => folders.has(segment) || (depth === 0 && topFolders.has(segment)))) return true;
  return files.some((pattern) => pattern.test(name)) || deepFolders.test(path) || inFolder.test(path);
}
