// Calls that ask a database: of query builders and object mappers, by these rules. SQL in texts is found by the outline.
import type {SurfaceCall} from '../../parse/outline/surface.ts';

interface CallRule {
  readonly name: RegExp;
  /** What it must be called on, where the name alone is said of much else. */
  readonly on?: RegExp;
  readonly kinds?: readonly SurfaceCall['kind'][];
}

const database = /(?:^|[.:_$(])(?:db|database|conn|connection|cursor|cur|session|sess|tx|txn|transaction|pool|client|knex|sequelize|prisma|orm|em|entitymanager|repository|repo|dao|mapper|jdbctemplate|pg|mysql|sqlite)\b/i;

const rules: readonly CallRule[] = [
  // sqlx and diesel.
  {name: /^(?:query|query_as|query_scalar|query_file|query_file_as)$/, kinds: ['macro']},
  {name: /^(?:query|query_as|query_scalar)$/, on: /^sqlx$/},
  {name: /^(?:sql_query|insert_into|get_results|get_result|load_async|get_results_async|get_result_async)$/},
  {name: /^(?:update|delete|insert_or_ignore_into|replace_into|select)$/, on: /^diesel(?:::dsl)?$/},
  // Prisma, TypeORM, Sequelize, Mongoose.
  {name: /^(?:findMany|findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|createMany|updateMany|deleteMany|upsert|groupBy|findAndCountAll|findByPk|findOrCreate|createQueryBuilder|\$queryRaw|\$executeRaw|\$transaction|insertMany|insertOne|updateOne|deleteOne|findOneAndUpdate|findOneAndDelete|findByIdAndUpdate|bulkWrite|aggregate)$/},
  // Django, SQLAlchemy, ActiveRecord.
  {name: /^(?:get_or_create|update_or_create|bulk_create|bulk_update|select_related|prefetch_related|in_bulk)$/},
  {name: /^(?:filter|exclude|get|all|create|order_by|values|annotate)$/, on: /\.objects(?:$|\.)/},
  {name: /^(?:find_by|find_by!|find_or_create_by|where|pluck|find_each|insert_all|upsert_all)$/, on: /^[A-Z]\w*(?:$|\.)/},
  // Whatever has a connection.
  {name: /^(?:query|queryRow|queryOne|QueryRow|QueryRowContext|QueryContext|Query|Exec|ExecContext|execute|executemany|executescript|executeQuery|executeUpdate|prepare|prepareStatement|raw|rawQuery|fetchone|fetchall|fetch_one|fetch_all|fetch_optional|scalars)$/, on: database},
];

export function asksDatabase({kind, name, receiver}: SurfaceCall): boolean {
  return rules.some((rule) => rule.name.test(name) && (rule.on === undefined || rule.on.test(receiver)) && rule.kinds?.includes(kind) !== false);
}

export function spelledCall({name, receiver}: SurfaceCall): string {
  return receiver === '' ? name : `${name} on ${receiver.replaceAll(/\s+/g, ' ')}`;
}
