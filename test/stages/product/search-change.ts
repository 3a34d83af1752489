// A commit with the shape of seed B's showcase: three types get a field, one function comes, one changes, and literals name the field five times more.
import type {Repo} from '../source/git/rig.ts';

const request = (field: string) => `#[derive(Debug)]\npub struct CustomerListRequest {\n    pub limit: Option<u16>,\n${field}}\n`;
const constraints = (field: string) => `pub struct CustomerListConstraints {\n    pub limit: i64,\n${field}}\n`;
const field = '    pub customer_id: Option<String>,\n';

const query = (before: boolean) => `use crate::schema::customers::dsl;

${constraints(before ? '' : field)}
${before ? '' : 'pub fn by_customer(list: &CustomerListConstraints) -> Option<&str> {\n    list.customer_id.as_deref()\n}\n\n'}pub async fn list_by_merchant_id(conn: &Connection, merchant: &str, list: CustomerListConstraints) -> Vec<Customer> {
    let query = dsl::customers.filter(dsl::merchant.eq(merchant));
${before ? '' : '    let query = if let Some(id) = by_customer(&list) { query.filter(dsl::id.eq(id)) } else { query };\n'}    query.limit(list.limit).get_results_async(conn).await
}
`;

const handler = (more: string) => `pub fn list_customers(request: CustomerListRequest) -> CustomerListConstraints {\n    CustomerListConstraints { limit: request.limit.unwrap_or(10).into()${more} }\n}\n`;

/** `message`: of the commit that makes the change. Gives its id. */
export function searchChange(repo: Repo, message: string): string {
  repo.write('Cargo.toml', '[workspace]\nmembers = ["crates/*"]\n');
  repo.write('crates/api_models/Cargo.toml', '[package]\nname = "api_models"\n');
  repo.write('crates/diesel_models/Cargo.toml', '[package]\nname = "diesel_models"\n');
  write(repo, true);
  repo.commit('Begin');
  write(repo, false);
  return repo.commit(message);
}

function write(repo: Repo, before: boolean): void {
  repo.write('crates/api_models/src/customers.rs', request(before ? '' : field));
  repo.write('crates/diesel_models/src/query/customers.rs', query(before));
  repo.write('crates/shop_domain_models/src/customer.rs', constraints(before ? '' : field));
  repo.write('crates/latest/src/lib.rs', handler(before ? '' : ', customer_id: request.customer_id'));
}
