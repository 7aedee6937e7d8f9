// right: the result is folded over the pauses: an error is paused for and tried again, a connection passes through

self.pauses().fold(connect(), |result, length| {
    result.or_else(|error| {
        pause(&error, length);
        connect()
    })
})
