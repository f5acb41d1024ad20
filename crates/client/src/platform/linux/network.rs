//! The state of the network from the kernel's tables. Reading these costs nothing and sends
//! nothing.

use super::Network;
use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

/// The columns of `/proc/net/route` (net/ipv4/fib_trie.c).
const IPV4: Columns = Columns {
    interface: 0,
    target: 1,
    mask: 7,
    gateway: 2,
};
/// The columns of `/proc/net/ipv6_route` (net/ipv6/route.c).
const IPV6: Columns = Columns {
    interface: 9,
    target: 0,
    mask: 1,
    gateway: 4,
};

struct Columns {
    interface: usize,
    target: usize,
    mask: usize,
    gateway: usize,
}

/// A route that leads to another computer.
#[derive(Debug, Eq, Hash, PartialEq)]
struct Route<'a> {
    interface: &'a str,
    target: &'a str,
    mask: &'a str,
    gateway: &'a str,
}

/// The current state of the network.
pub(super) fn now() -> Network {
    let ipv4 = fs::read_to_string("/proc/net/route").unwrap_or_default();
    let ipv6 = fs::read_to_string("/proc/net/ipv6_route").unwrap_or_default();
    let routes: Vec<Route<'_>> = routes(&ipv4, &IPV4).chain(routes(&ipv6, &IPV6)).collect();
    let mut hasher = DefaultHasher::new();
    routes.hash(&mut hasher);
    Network {
        connected: routes.iter().any(Route::is_default)
            || a_plug_is_in(Path::new("/sys/class/net")),
        fingerprint: hasher.finish(),
    }
}

impl Route<'_> {
    /// Whether the route is a default route.
    fn is_default(&self) -> bool {
        let nothing = |text: &str| text.bytes().all(|digit| digit == b'0');
        nothing(self.target) && nothing(self.mask)
    }
}

/// The routes of a table that lead to other computers, without the counters of the table.
fn routes<'a>(table: &'a str, at: &Columns) -> impl Iterator<Item = Route<'a>> {
    table.lines().filter_map(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let route = Route {
            interface: fields.get(at.interface)?,
            target: fields.get(at.target)?,
            mask: fields.get(at.mask)?,
            gateway: fields.get(at.gateway)?,
        };
        let hexadecimal = route.target.bytes().all(|c| c.is_ascii_hexdigit());
        (hexadecimal && route.interface != "lo").then_some(route)
    })
}

/// Whether a device that is not purely virtual has a carrier: even a network without a route to the
/// internet may lead to the service.
fn a_plug_is_in(devices: &Path) -> bool {
    let Ok(devices) = fs::read_dir(devices) else {
        return false;
    };
    devices.flatten().any(|device| {
        let path = device.path();
        let carrier = fs::read_to_string(path.join("carrier"));
        path.join("device").exists() && carrier.is_ok_and(|carrier| carrier.trim() == "1")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONLINE: &str =
        "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT
wlp1s0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
wlp1s0\t0001A8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\t0\t0\t0
";
    const BRIDGE: &str =
        "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT
docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
";
    const LOOPBACK: &str = "00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo
";
    const ROUTER: &str = "00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000400 00000007 00000041 00450003   wlp1s0
";

    fn leads_out(table: &str, at: &Columns) -> bool {
        routes(table, at).any(|route| route.is_default())
    }

    #[test]
    fn a_default_route_of_either_kind_leads_out() {
        assert!(leads_out(ONLINE, &IPV4));
        assert!(leads_out(ROUTER, &IPV6));
        assert!(!leads_out(BRIDGE, &IPV4));
        assert!(!leads_out(LOOPBACK, &IPV6));
    }

    #[test]
    fn counters_change_nothing_and_another_router_does() {
        let before: Vec<_> = routes(ROUTER, &IPV6).collect();
        let counted = ROUTER.replace("00000041", "00000042");
        let other = ROUTER.replace("0001 00000400", "0002 00000400");

        assert_eq!(routes(&counted, &IPV6).collect::<Vec<_>>(), before);
        assert_ne!(routes(&other, &IPV6).collect::<Vec<_>>(), before);
    }

    #[test]
    fn a_carrier_counts_on_a_device_that_can_be_touched() {
        let folder = tempfile::tempdir().unwrap();
        let device = |name: &str, carrier: &str, real: bool| {
            let path = folder.path().join(name);
            fs::create_dir_all(if real {
                path.join("device")
            } else {
                path.clone()
            })
            .unwrap();
            fs::write(path.join("carrier"), carrier).unwrap();
        };
        device("docker0", "1\n", false);
        device("wlp1s0", "0\n", true);
        assert!(!a_plug_is_in(folder.path()));

        device("enp2s0", "1\n", true);

        assert!(a_plug_is_in(folder.path()));
    }
}
