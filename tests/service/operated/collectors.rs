//! Many connections to the address of the metrics.

use super::*;

/// The connections that the address of the metrics has places for.
const COLLECTORS: usize = 16;
/// Shorter than any connection may wait for its first request.
const SOON: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_of_collectors_takes_few_files() -> Result<()> {
    let company = company("crowd", "")?;
    let address = metrics_address(&company)?;
    let mut crowd = Vec::new();
    for _ in 0..4 * COLLECTORS {
        let mut silent = TcpStream::connect(&address)?;
        silent.set_read_timeout(Some(SOON))?;
        silent.write_all(b"GET /metrics HT")?;
        crowd.push(silent);
    }

    for silent in crowd.iter_mut().take(3 * COLLECTORS) {
        match silent.read(&mut [0]) {
            Ok(0) => {}
            Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
            other => return Err(format!("still open: {other:?}").into()),
        }
    }
    page(&company).await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_that_reads_no_answer_keeps_nobody_out() -> Result<()> {
    let company = company("pipelines", "")?;
    let address = metrics_address(&company)?;
    let request = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut crowd = Vec::new();
    for _ in 0..3 * COLLECTORS {
        let mut deaf = TcpStream::connect(&address)?;
        // A connection that is told to end may be gone before all is written.
        let _ = deaf.write_all(request.repeat(400).as_bytes());
        crowd.push(deaf);
    }

    for _ in 0..20 {
        page(&company).await?;
    }
    Ok(())
}
